export const id = 301;
export const ids = [301];
export const modules = {

/***/ 5301:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ literalText)
/* harmony export */ });
/** All text that is literal, in order, joined; includes are expanded, every arm and body once. */
function literalText(segments) {
    let text = '';
    for (const segment of segments) {
        switch (segment.kind) {
            case 'text':
                text += segment.text;
                break;
            case 'branch':
                for (const arm of segment.arms)
                    text += literalText(arm);
                break;
            case 'loop':
            case 'include':
                text += literalText(segment.body);
                break;
            case 'variable':
            case 'media':
            case 'opaque':
                break;
        }
    }
    return text;
}


/***/ })

};
