package jp.nagaokapay.acceptance.citysimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.app.Arguments;
import jp.nagaokapay.api.app.RebuildCommand;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void arguments_are_names_and_values() {
        Arguments arguments =
                Arguments.parse(Set.of("scale", "seed"), List.of("--scale=1/100", "--seed=42"));
        assertThat(arguments.get("scale", "1")).isEqualTo("1/100");
        assertThat(arguments.number("seed", 1)).isEqualTo(42);
        assertThat(arguments.get("data", "var")).isEqualTo("var");
    }

    @Test
    void what_is_not_understood_is_said_and_nothing_is_done() {
        assertThat(new SimulateCommand().run(List.of("--size=1"))).isEqualTo(2);
        assertThat(new SimulateCommand().run(List.of("--scale=0.5"))).isEqualTo(2);
        assertThat(new SimulateCommand().run(List.of("--seed=lucky"))).isEqualTo(2);
        assertThat(new RebuildCommand().run(List.of("all"))).isEqualTo(2);
    }

    @Test
    void the_simulated_clock_never_goes_back() {
        SimulatedClock clock = new SimulatedClock(Instant.parse("2022-11-01T00:00:00Z"));
        clock.moveTo(Instant.parse("2022-11-01T00:00:01Z"));
        assertThat(clock.instant()).isEqualTo("2022-11-01T00:00:01Z");
        assertThatThrownBy(() -> clock.moveTo(Instant.parse("2022-11-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
