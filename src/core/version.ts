/** Version of this program, the same in package.json (a test compares them). */
export const toolVersion = '0.1.0';
