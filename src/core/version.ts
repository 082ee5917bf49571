/** Version of this program, the same in package.json (a test compares them). */
export const toolVersion = '1.0.0-rc.1';
