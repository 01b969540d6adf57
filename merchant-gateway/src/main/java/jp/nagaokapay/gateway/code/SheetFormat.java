package jp.nagaokapay.gateway.code;

/** In which form a sheet is handed out. */
enum SheetFormat {
    SVG,
    PNG,
    PDF
}
