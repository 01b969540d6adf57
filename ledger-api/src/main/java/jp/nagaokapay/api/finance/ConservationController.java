package jp.nagaokapay.api.finance;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.proof.BooksProof;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the books prove right, and where they do not. */
@RestController
@RequestMapping("/finance/v1/conservation")
class ConservationController {
    private final BooksProof proof;

    ConservationController(BooksProof proof) {
        this.proof = proof;
    }

    @GetMapping
    ConservationBody getBooksProof() {
        BooksProof.State state = proof.state();
        return new ConservationBody(
                state.holds(),
                state.checkedPosition(),
                state.journalPosition(),
                state.unchecked(),
                state.ranAt(),
                state.stalled(),
                state.failing(),
                state.open());
    }

    /**
     * @param conserved whether all is being checked and nothing known to differ; says nothing of
     *     what is unchecked
     * @param checkedPosition every event up to here was compared with its postings
     * @param journalPosition how far the journal has followed the log
     * @param unchecked events between the two; thousands only while an old ledger is being gone
     *     through for the first time
     * @param checkedAt when something was last compared; absent before the first time
     * @param stalled whether checking does not go on, though it should
     * @param failing the checks that ended with an error when they were last tried
     * @param differences what does not agree, oldest first, at most 1,000
     */
    record ConservationBody(
            boolean conserved,
            long checkedPosition,
            long journalPosition,
            long unchecked,
            @Nullable Instant checkedAt,
            boolean stalled,
            List<String> failing,
            List<BooksProof.Difference> differences) {}
}
