package jp.nagaokapay.api.finance;

import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.settlement.SettlementView;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.web.paper.FileDownload;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Any shop's statement, for finance. */
@RestController
@RequestMapping("/finance/v1/settlements/{settlementId}")
class StatementController {
    private final Settlements settlements;
    private final StatementFiles files;

    StatementController(Settlements settlements, StatementFiles files) {
        this.settlements = settlements;
        this.files = files;
    }

    @GetMapping(path = "/statement.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getStatementCsv(@PathVariable SettlementId settlementId) {
        return files.csv(require(settlementId));
    }

    @GetMapping(path = "/statement.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getStatementPdf(@PathVariable SettlementId settlementId) {
        return files.pdf(require(settlementId));
    }

    private SettlementView require(SettlementId settlementId) {
        return settlements
                .find(settlementId)
                .orElseThrow(() -> new Refused(SettlementRule.SETTLEMENT_IS_KNOWN));
    }
}
