package jp.nagaokapay.gateway.code;

/** In which form a sheet is handed out. */
enum SheetForm {
    SVG,
    PNG,
    PDF
}
