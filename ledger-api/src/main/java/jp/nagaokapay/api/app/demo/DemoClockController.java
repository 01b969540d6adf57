package jp.nagaokapay.api.app.demo;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time it is in the demo, and how time passes there. */
@OnlyInDemo
@RestController
@RequestMapping("/demo/clock")
class DemoClockController {
    private final DemoTime time;

    DemoClockController(DemoTime time) {
        this.time = time;
    }

    @GetMapping
    DemoClockBody getDemoClock() {
        return new DemoClockBody(
                time.clock().instant().atZone(BusinessDate.ZONE).toOffsetDateTime(),
                time.daysAhead());
    }

    @PostMapping
    DemoClockBody moveDemoClock(@Valid @RequestBody Move move) {
        if ((move.forward == null) == (move.to == null)) {
            throw ProblemException.invalid("forward", "ONLY_ONE");
        }
        if (move.to != null) {
            time.forwardTo(move.to);
        } else if (move.forward != null) {
            if (move.forward.isNegative()) {
                throw ProblemException.invalid("forward", "POSITIVE");
            }
            time.forward(move.forward);
        }
        return getDemoClock();
    }

    /**
     * One of the two.
     *
     * @param forward so much time from today on (ISO 8601), as {@code P1M} or {@code P10D}
     * @param to until it is this date, if it is not already
     */
    record Move(@Nullable Period forward, @Nullable LocalDate to) {}

    /**
     * @param now what the demo takes for now
     * @param daysAhead by how much that is ahead of the world
     */
    record DemoClockBody(OffsetDateTime now, int daysAhead) {}
}
