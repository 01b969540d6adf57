package jp.nagaokapay.gateway.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.attributes.ViewBox;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import jp.nagaokapay.codes.CodeSettings;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.codes.Scanner;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.web.paper.Page;
import jp.nagaokapay.web.paper.PageElement;
import jp.nagaokapay.web.paper.PrintFonts;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sheet is read back by decoders that know nothing of who made it. */
class ShopSheetLayoutTest {
    private static final PrintFonts FONTS = new PrintFonts();
    private static final String LONGEST = "社会福祉法人 長岡市障害者就労支援センター 喫茶コーナー「ひだまり」アオーレ長岡店";

    private final MerchantCodes codes = new MerchantCodes(QrNetworks.of(CodeSettings.DEFAULT));
    private final ShopSheetPrinter press = new ShopSheetPrinter(codes, FONTS);

    static Stream<org.junit.jupiter.params.provider.Arguments> sheets() {
        return Stream.of(SheetSize.values())
                .flatMap(size ->
                        Stream.of(SheetFormat.values())
                                .flatMap(form ->
                                        Stream.of("長岡商店", LONGEST)
                                                .map(name ->
                                                        org.junit.jupiter.params.provider.Arguments
                                                                .of(size, form, name))));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void a_sheet_holds_exactly_one_code_and_it_is_the_shops(
            SheetSize size, SheetFormat form, String name) throws Exception {
        ShopFacts shop = shop(name);

        BufferedImage picture = picture(press.sheet(shop, size, form), form);

        assertThat(Scanner.qrCodes(picture)).containsExactly(codes.staticPayload(shop));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void zbar_reads_it_too(SheetSize size, SheetFormat form, String name, @TempDir Path folder)
            throws Exception {
        assumeTrue(Scanner.hasZbar());
        ShopFacts shop = shop(name);
        Path file = folder.resolve("sheet.png");
        ImageIO.write(picture(press.sheet(shop, size, form), form), "png", file.toFile());

        assertThat(Scanner.zbar(file)).containsExactly("QR-Code:" + codes.staticPayload(shop));
    }

    /** The fewer modules a code has, the bigger each is, and the wider the quiet around it. */
    @Test
    void four_modules_around_the_code_stay_free_even_where_modules_are_biggest() {
        var shortest = new ShopFacts("merchant:a", "A", "越後屋 長岡店", "5411", "9400062", null);
        for (ShopFacts shop : List.of(shortest, shop(LONGEST))) {
            Page page = ShopSheetLayout.page(shop, codes.staticPayload(shop), SheetSize.A6, FONTS);
            PageElement.Code code =
                    page.marks().stream()
                            .filter(PageElement.Code.class::isInstance)
                            .map(PageElement.Code.class::cast)
                            .findFirst()
                            .orElseThrow();
            double quiet = 4 * code.side() / code.modules().getWidth();
            for (PageElement mark : page.marks()) {
                double upper =
                        switch (mark) {
                            case PageElement.Text text -> text.y() - text.size();
                            case PageElement.Box box -> box.y();
                            case PageElement.Code it -> it.y();
                        };
                double lower =
                        switch (mark) {
                            case PageElement.Text text -> text.y() + text.size() * 0.25;
                            case PageElement.Box box -> box.y() + box.height();
                            case PageElement.Code it -> it.y();
                        };
                assertThat(
                                mark == code
                                        || lower <= code.y() - quiet
                                        || upper >= code.y() + code.side() + quiet)
                        .as(mark.toString())
                        .isTrue();
            }
        }
    }

    /** A phone at arm's length, not a scanner: few pixels to a module. */
    @Test
    void it_is_read_from_a_picture_of_few_pixels() throws Exception {
        ShopFacts shop = shop("長岡商店");
        try (PDDocument document =
                Loader.loadPDF(press.sheet(shop, SheetSize.A6, SheetFormat.PDF))) {
            BufferedImage small =
                    new PDFRenderer(document).renderImageWithDPI(0, 150, ImageType.GRAY);
            assertThat(Scanner.qrCodes(small)).containsExactly(codes.staticPayload(shop));
        }
    }

    @ParameterizedTest
    @EnumSource(SheetSize.class)
    void the_pdf_is_one_page_of_its_size_with_text_that_can_be_searched(SheetSize size)
            throws Exception {
        byte[] pdf = press.sheet(shop(LONGEST), size, SheetFormat.PDF);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            var paper = document.getPage(0).getMediaBox();
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(paper.getWidth() / 72 * 25.4).isCloseTo(size.width(), within());
            assertThat(paper.getHeight() / 72 * 25.4).isCloseTo(size.height(), within());
            assertThat(document.getDocumentInformation().getTitle()).contains(LONGEST);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("ながおかペイ", LONGEST.replace(" ", ""), "金額", "店名", "merchant:demo");
            assertThat(fonts(document))
                    .hasSize(2)
                    .allMatch(font -> font.isEmbedded() && font.getName().matches("[A-Z]{6}\\+.+"));
        }
        assertThat(pdf).hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @EnumSource(SheetSize.class)
    void the_png_is_a_picture_of_300_dots_an_inch(SheetSize size) throws Exception {
        BufferedImage picture =
                ImageIO.read(
                        new ByteArrayInputStream(press.sheet(shop("長岡商店"), size, SheetFormat.PNG)));

        assertThat((double) picture.getWidth()).isCloseTo(size.width() / 25.4 * 300, pixel());
        assertThat((double) picture.getHeight()).isCloseTo(size.height() / 25.4 * 300, pixel());
    }

    @Test
    void the_svg_names_the_shop_for_whoever_cannot_see_it_and_needs_no_font() {
        String svg =
                new String(
                        press.sheet(shop("<越後屋> & \"Co\""), SheetSize.A6, SheetFormat.SVG),
                        StandardCharsets.UTF_8);

        assertThat(svg).contains("<title>ながおかペイ &lt;越後屋&gt; &amp; \"Co\"</title>");
        assertThat(svg).contains("width=\"105mm\"").doesNotContain("<text").doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"長", "長岡商店", LONGEST, "あ", "A very long name in Latin letters"})
    void a_name_is_never_cut_and_never_wider_than_its_place(String name) {
        ShopName laid = ShopName.of(name, 87, FONTS);

        assertThat(String.join("", laid.lines()).replace(" ", "")).isEqualTo(name.replace(" ", ""));
        assertThat(laid.lines()).hasSizeBetween(1, 2);
        assertThat(laid.lines())
                .allSatisfy(line ->
                        assertThat(
                                        FONTS.width(jp.nagaokapay.web.paper.FontWeight.BOLD, line)
                                                * laid.size())
                                .isLessThanOrEqualTo(87.001));
        assertThat(laid.size()).isBetween(2.0, 10.0);
    }

    @Test
    void a_name_of_two_words_is_broken_between_them() {
        assertThat(ShopName.of("越後屋 長岡駅前大手通り本店", 87, FONTS).lines())
                .containsExactly("越後屋", "長岡駅前大手通り本店");
    }

    @Test
    void what_no_font_can_write_is_shown_as_a_blank_type_and_printed_nonetheless()
            throws Exception {
        ShopFacts shop = shop("越後屋\u0007😀\n⻑⼤");

        assertThat(ShopName.of(shop.name(), 87, FONTS).lines()).containsExactly("越後屋〓〓〓〓大");
        for (SheetFormat form : SheetFormat.values()) {
            assertThat(Scanner.qrCodes(picture(press.sheet(shop, SheetSize.A6, form), form)))
                    .containsExactly(codes.staticPayload(shop));
        }
    }

    @Test
    void many_at_once_get_the_same_sheets_as_one_after_another() throws Exception {
        ShopSheetPrinter busy = new ShopSheetPrinter(codes, FONTS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> sent =
                    java.util.stream.IntStream.range(0, 24)
                            .mapToObj(i ->
                                    threads.submit(() ->
                                            busy.sheet(
                                                    shop("店" + i % 6),
                                                    SheetSize.A6,
                                                    SheetFormat.SVG)))
                            .toList();
            for (int i = 0; i < sent.size(); i++) {
                assertThat(sent.get(i).get())
                        .isEqualTo(press.sheet(shop("店" + i % 6), SheetSize.A6, SheetFormat.SVG));
            }
        }
    }

    private static ShopFacts shop(String name) {
        return new ShopFacts(
                "merchant:demo", "NAGAOKA SHOTEN", name, "5411", "9400062", "0000000000001");
    }

    private static BufferedImage picture(byte[] sheet, SheetFormat form) throws IOException {
        return switch (form) {
            case PNG -> ImageIO.read(new ByteArrayInputStream(sheet));
            case PDF -> {
                try (PDDocument document = Loader.loadPDF(sheet)) {
                    yield new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.RGB);
                }
            }
            case SVG -> drawn(sheet);
        };
    }

    private static BufferedImage drawn(byte[] svg) {
        SVGDocument document =
                Objects.requireNonNull(
                        new SVGLoader()
                                .load(
                                        new ByteArrayInputStream(svg),
                                        null,
                                        LoaderContext.createDefault()));
        var picture = new BufferedImage(1_000, 1_414, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, 1_000, 1_414));
        graphics.dispose();
        return picture;
    }

    private static List<PDFont> fonts(PDDocument document) {
        var resources = document.getPage(0).getResources();
        return StreamSupport.stream(resources.getFontNames().spliterator(), false)
                .map(name -> {
                    try {
                        return resources.getFont(name);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.01);
    }

    private static org.assertj.core.data.Offset<Double> pixel() {
        return org.assertj.core.data.Offset.offset(1.01);
    }
}
