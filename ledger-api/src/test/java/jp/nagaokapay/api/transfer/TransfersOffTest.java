package jp.nagaokapay.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.nagaokapay.ledger.wallet.TransferLimits;
import jp.nagaokapay.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransfersOffTest {
    @Test
    void nobody_sends_where_the_city_has_not_switched_it_on() {
        assertThatThrownBy(() -> TransferController.requireOn(TransferLimits.DEFAULT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TRANSFERS_OFF");
    }

    @ParameterizedTest
    @CsvSource({"長岡 花子, 長＊＊子", "花, 花＊＊", "李梅, 李＊＊梅", "' Ann Lee ', A＊＊e", "𠮷野家, 𠮷＊＊家"})
    void a_name_shows_its_first_and_last_letter_and_not_how_long_it_is(String name, String shown) {
        assertThat(MaskedName.of(name)).isEqualTo(shown);
    }
}
