package jp.nagaokapay.ledger.zengin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ZenginFileTest {
    private static final Banks BANKS = Banks.ofJapan();
    private static final List<Branch> BRANCHES =
            BANKS.all().stream().flatMap(bank -> BANKS.branchesOf(bank).stream()).toList();
    private static final LocalDate DATE = LocalDate.of(2024, 4, 15);

    @Test
    void a_file_is_byte_for_byte_as_the_bank_wants_it() {
        Transfer sake =
                new Transfer(
                        account("0140", "438", AccountType.ORDINARY, "12345"),
                        TransferName.of("株式会社えちごや"),
                        Yen.of(123_456),
                        17,
                        202404);
        Transfer tofu =
                new Transfer(
                        account("0532", "035", AccountType.CURRENT, "7654321"),
                        TransferName.of("ヤマダ パン・ショップ"),
                        Yen.of(1),
                        0,
                        0);
        String expected =
                // 1 kind client code, client name
                "1210"
                        + "0012345678"
                        + field("ﾅｶﾞｵｶﾍﾟｲ", 40)
                        // date, bank, branch
                        + "0415"
                        + "0140"
                        + field("ﾀﾞｲｼﾎｸｴﾂ", 15)
                        + "431"
                        + field("ﾅｶﾞｵｶ", 15)
                        // ordinary, number, blank
                        + "1"
                        + "0000042"
                        + " ".repeat(17)
                        + "20140"
                        + field("ﾀﾞｲｼﾎｸｴﾂ", 15)
                        + "438"
                        + field("ﾅｶﾞｵｶﾆｼ", 15)
                        + "0000"
                        + "1"
                        + "0012345"
                        + field("ｶ)ｴﾁｺﾞﾔ", 30)
                        + "0000123456"
                        + "0"
                        + "0000000017"
                        + "0000202404"
                        + "7"
                        + " ".repeat(8)
                        + "20532"
                        + field("ﾀｲｺｳ", 15)
                        + "035"
                        + field("ﾅｶﾞｵｶﾋｶﾞｼ", 15)
                        + "0000"
                        + "2"
                        + "7654321"
                        + field("ﾔﾏﾀﾞ ﾊﾟﾝ.ｼﾖﾂﾌﾟ", 30)
                        + "0000000001"
                        + "0"
                        + "0000000000"
                        + "0000000000"
                        + "7"
                        + " ".repeat(8)
                        + "8"
                        + "000002"
                        + "000000123457"
                        + " ".repeat(101)
                        + "9"
                        + " ".repeat(119);

        byte[] bytes = new ZenginFile(header(), List.of(sake, tofu)).bytes(LineEnd.NONE);

        assertThat(bytes).isEqualTo(expected.getBytes(Charset.forName("windows-31j")));
        assertThat(bytes).hasSize(5 * 120);
        // ﾞ is a byte of its own, 0xDE
        assertThat(Arrays.copyOfRange(bytes, 14, 18))
                .isEqualTo(new byte[] {(byte) 0xC5, (byte) 0xB6, (byte) 0xDE, (byte) 0xB5});
    }

    @Test
    void lines_end_only_where_the_bank_wants_them_to() {
        ZenginFile file = new ZenginFile(header(), List.of(transfer(1), transfer(2)));
        assertThat(file.bytes(LineEnd.CRLF)).hasSize(5 * 122).endsWith(' ', '\r', '\n');
        assertThat(file.bytes(LineEnd.NONE)).hasSize(5 * 120);
        assertThat(StrictParser.parse(file.bytes(LineEnd.CRLF), true))
                .isEqualTo(StrictParser.parse(file.bytes(LineEnd.NONE), false));
        assertThat(file.total()).isEqualTo(Yen.of(3));
    }

    @Property(tries = 200)
    void whatever_is_paid_a_strict_bank_reads_the_same(@ForAll long seed) {
        Random chance = new Random(seed);
        ZenginFile file =
                new ZenginFile(
                        new ZenginFile.Header(
                                "%010d".formatted(chance.nextLong(10_000_000_000L)),
                                name(chance),
                                DATE.plusDays(chance.nextInt(1_000)),
                                anyAccount(chance, AccountType.ORDINARY)),
                        IntStream.rangeClosed(0, chance.nextInt(20))
                                .mapToObj(_ -> anyTransfer(chance))
                                .toList());
        boolean crlf = chance.nextBoolean();

        var read = StrictParser.parse(file.bytes(crlf ? LineEnd.CRLF : LineEnd.NONE), crlf);

        assertThat(read.total()).isEqualTo(file.total().amount());
        assertThat(read.head().clientCode()).isEqualTo(file.header().clientCode());
        assertThat(read.head().clientName()).isEqualTo(file.header().clientName().cut(40).kana());
        assertThat(read.head().monthDay())
                .isEqualTo(
                        "%02d%02d"
                                .formatted(
                                        file.header().transferDate().getMonthValue(),
                                        file.header().transferDate().getDayOfMonth()));
        assertThat(read.head().payer()).isEqualTo(party(file.header().account()));
        assertThat(read.lines())
                .containsExactlyElementsOf(
                        file.transfers().stream()
                                .map(one ->
                                        new StrictParser.Line(
                                                party(one.account()),
                                                one.holder().cut(30).kana(),
                                                one.amount().amount(),
                                                one.customerCode1(),
                                                one.customerCode2()))
                                .toList());
    }

    @Test
    void amounts_that_no_bank_takes_are_refused() {
        refused("TRANSFER_AMOUNT_OUT_OF_BOUNDS", () -> transfer(0));
        refused("TRANSFER_AMOUNT_OUT_OF_BOUNDS", () -> transfer(10_000_000_000L));
        assertThat(transfer(9_999_999_999L).amount()).isEqualTo(Yen.of(9_999_999_999L));
    }

    @Test
    void a_file_has_transfers_but_not_more_than_its_trailer_can_tell() {
        refused("TRANSFER_COUNT_OUT_OF_BOUNDS", () -> new ZenginFile(header(), List.of()));
        refused(
                "TRANSFER_COUNT_OUT_OF_BOUNDS",
                () -> new ZenginFile(header(), Collections.nCopies(1_000_000, transfer(1))));
        refused(
                "TRANSFER_TOTAL_OUT_OF_BOUNDS",
                () -> new ZenginFile(header(), Collections.nCopies(101, transfer(9_999_999_999L))));
        var most = new ZenginFile(header(), Collections.nCopies(100, transfer(9_999_999_999L)));
        assertThat(StrictParser.parse(most.bytes(LineEnd.NONE), false).total())
                .isEqualTo(999_999_999_900L);
    }

    @Test
    void codes_and_numbers_have_their_digits() {
        refused(
                "TRANSFER_ACCOUNT_NUMBER_OUT_OF_BOUNDS",
                () -> account("0140", "438", AccountType.ORDINARY, "12345678"));
        refused(
                "TRANSFER_ACCOUNT_NUMBER_OUT_OF_BOUNDS",
                () -> account("0140", "438", AccountType.ORDINARY, "１２３４５６７"));
        refused("TRANSFER_CLIENT_CODE_OUT_OF_BOUNDS", () -> header("123", AccountType.ORDINARY));
        refused("TRANSFER_PAYING_ACCOUNT_REFUSED", () -> header("0012345678", AccountType.SAVINGS));
        refused(
                "TRANSFER_CUSTOMER_CODE_OUT_OF_BOUNDS",
                () ->
                        new Transfer(
                                transfer(1).account(),
                                TransferName.of("ｱ"),
                                Yen.of(1),
                                10_000_000_000L,
                                0));
    }

    @Test
    void no_account_number_and_no_name_is_in_what_may_be_logged() {
        String logged = new ZenginFile(header(), List.of(transfer(5))).toString();
        assertThat(logged).doesNotContain("0000007").doesNotContain("ｱ");
    }

    private static void refused(String code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static ZenginFile.Header header() {
        return header("0012345678", AccountType.ORDINARY);
    }

    private static ZenginFile.Header header(String clientCode, AccountType type) {
        return new ZenginFile.Header(
                clientCode, TransferName.of("ながおかぺい"), DATE, account("0140", "431", type, "42"));
    }

    private static TransferAccount account(
            String bank, String branch, AccountType type, String number) {
        return new TransferAccount(BANKS.branch(bank, branch).orElseThrow(), type, number);
    }

    private static Transfer transfer(long amount) {
        return new Transfer(
                account("0140", "438", AccountType.ORDINARY, "7"),
                TransferName.of("アイウ"),
                Yen.of(amount),
                1,
                2);
    }

    private static Transfer anyTransfer(Random chance) {
        return new Transfer(
                anyAccount(
                        chance, AccountType.values()[chance.nextInt(AccountType.values().length)]),
                name(chance),
                Yen.of(chance.nextLong(1, chance.nextBoolean() ? 10_000_000_000L : 100)),
                chance.nextLong(10_000_000_000L),
                chance.nextLong(100));
    }

    private static TransferAccount anyAccount(Random chance, AccountType type) {
        return new TransferAccount(
                Stream.generate(() -> BRANCHES.get(chance.nextInt(BRANCHES.size())))
                        .filter(branch -> branch.holds(type))
                        .findFirst()
                        .orElseThrow(),
                type,
                Integer.toString(chance.nextInt(10_000_000)));
    }

    /** Long ones too, full of voicing marks. */
    private static TransferName name(Random chance) {
        StringBuilder name = new StringBuilder("ザ");
        int length = chance.nextInt(45);
        for (int i = 0; i < length; i++) {
            name.append("ガパヴアー・ ンA1".charAt(chance.nextInt(10)));
        }
        return TransferName.of(name.toString());
    }

    private static StrictParser.Party party(TransferAccount account) {
        return new StrictParser.Party(
                account.branch().bank().code(),
                account.branch().bank().transferName().cut(15).kana(),
                account.branch().code(),
                account.branch().transferName().cut(15).kana(),
                account.type().digit(),
                account.number());
    }

    private static String field(String name, int width) {
        return name + " ".repeat(width - name.length());
    }
}
