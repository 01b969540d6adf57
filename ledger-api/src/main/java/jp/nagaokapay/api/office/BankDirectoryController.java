package jp.nagaokapay.api.office;

import jakarta.validation.constraints.Size;
import java.util.List;
import jp.nagaokapay.ledger.bank.BankAccountRule;
import jp.nagaokapay.ledger.zengin.Bank;
import jp.nagaokapay.ledger.zengin.Banks;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The banks of Japan and their branches, for whoever enters an account. */
@RestController
@RequestMapping("/office/v1/banks")
class BankDirectoryController {
    private static final int SOUGHT_MAX = 50;

    @GetMapping
    BankList searchBanks(@RequestParam(defaultValue = "") @Size(max = SOUGHT_MAX) String q) {
        return new BankList(Banks.ofJapan().search(q).stream().map(BankEntry::of).toList());
    }

    @GetMapping("/{bankCode}/branches")
    BranchList searchBankBranches(
            @PathVariable String bankCode,
            @RequestParam(defaultValue = "") @Size(max = SOUGHT_MAX) String q) {
        Banks banks = Banks.ofJapan();
        Bank bank =
                banks.find(bankCode)
                        .orElseThrow(() ->
                                ProblemException.notFound(BankAccountRule.BANK_EXISTS.code()));
        return new BranchList(
                BankEntry.of(bank),
                banks.searchBranches(bankCode, q).stream().map(BranchEntry::of).toList());
    }

    record BankList(List<BankEntry> banks) {}

    /**
     * @param code four digits
     * @param name without 銀行
     */
    record BankEntry(String code, String name, String kana) {
        static BankEntry of(Bank bank) {
            return new BankEntry(bank.code(), bank.name(), bank.kana());
        }
    }

    record BranchList(BankEntry bank, List<BranchEntry> branches) {}

    /**
     * @param code three digits
     * @param name without 支店
     */
    record BranchEntry(String code, String name, String kana) {
        static BranchEntry of(Branch branch) {
            return new BranchEntry(branch.code(), branch.name(), branch.kana());
        }
    }
}
