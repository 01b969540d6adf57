package jp.nagaokapay.ledger.shared.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Pattern WALLET_ID = Pattern.compile("wallet:[0-9A-Za-z._-]{1,80}");

    @Test
    void a_new_id_is_one() {
        assertThat(Ids.next("wallet")).matches(WALLET_ID);
    }

    @Test
    void each_character_is_one_of_a_name_or_refused() {
        IntStream.range(0, 0x300)
                .mapToObj(Character::toString)
                .forEach(it -> check("wallet:a" + it));
    }

    @Test
    void a_name_has_1_to_80_characters() {
        IntStream.rangeClosed(0, 100).mapToObj("a"::repeat).forEach(it -> check("wallet:" + it));
    }

    @Test
    void an_id_of_another_type_is_refused() {
        for (String id : new String[] {"", "wallet", "walle:a", "wallets:a", "shop:a", ":a", "a"}) {
            check(id);
        }
    }

    private static void check(String id) {
        if (WALLET_ID.matcher(id).matches()) {
            assertThatNoException().isThrownBy(() -> Ids.require("wallet", id));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Ids.require("wallet", id));
        }
    }
}
