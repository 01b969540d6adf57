package jp.nagaokapay.api.request;

import jp.nagaokapay.api.shop.RegisteredShop;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.web.start.LiveStart;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How a bill reaches its payer: as a QR code, and as a link. */
@Component
class BillLinks {
    private final MerchantCodes codes;
    private final MerchantDirectory directory;
    private final String address;

    BillLinks(MerchantCodes codes, MerchantDirectory directory, Environment environment) {
        this.codes = codes;
        this.directory = directory;
        this.address = environment.getProperty(LiveStart.ISSUER, "");
    }

    /** What the bill's QR code holds. */
    String payload(Bill bill) {
        return codes.billPayload(
                RegisteredShop.facts(directory.find(bill.merchantId()).orElseThrow()),
                bill.amount().amount(),
                bill.code().value());
    }

    /** The page about the bill, at the address by which this program is reached. */
    String url(BillCode code) {
        String base =
                StringUtils.hasText(address)
                        ? address
                        : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return base + PayPage.PATH + code;
    }

    /** The biller's registered name. */
    String payee(Bill bill) {
        return directory.find(bill.merchantId()).orElseThrow().profile().name();
    }
}
