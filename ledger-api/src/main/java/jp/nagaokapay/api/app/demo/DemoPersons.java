package jp.nagaokapay.api.app.demo;

import java.util.stream.IntStream;
import jp.nagaokapay.api.identity.persons.OwnerPhones;
import jp.nagaokapay.api.identity.persons.ShopOwners;
import jp.nagaokapay.api.identity.persons.StaffAccounts;
import jp.nagaokapay.api.register.NewResident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The demo's residents, each with an empty wallet, and its staff. */
@OnlyInDemo
@Component
class DemoPersons {
    private static final int RESIDENTS = 10;
    private static final String PASSWORD = "demo-password";
    private static final String OWNER = "owner@demo";
    private static final String OWNER_PHONE = "+819000000020";

    /** The last two live outside the city. */
    private static final int IN_THE_CITY = 8;

    private static final String POSTAL_CODE_INSIDE = "9400062";
    private static final String POSTAL_CODE_OUTSIDE = "1000001";

    private final Residents residents;
    private final StaffAccounts staff;
    private final ObjectProvider<ShopOwners> owners;
    private final OwnerPhones phones;
    private final PasswordEncoder passwords;

    DemoPersons(
            Residents residents,
            StaffAccounts staff,
            ObjectProvider<ShopOwners> owners,
            OwnerPhones phones,
            PasswordEncoder passwords) {
        this.residents = residents;
        this.staff = staff;
        this.owners = owners;
        this.phones = phones;
        this.passwords = passwords;
    }

    void seed() {
        if (residents.find(id(RESIDENTS)).isPresent()) {
            return;
        }
        String password = passwords.encode(PASSWORD); // once: it is slow on purpose
        DemoClients.SCOPES.forEach((client, scopes) ->
                staff.seed(client.replace("demo-", "") + "@demo", password, scopes));
        owners.ifAvailable(all -> seedOwner(all, password));
        IntStream.rangeClosed(1, RESIDENTS).forEach(number -> seed(number, password));
    }

    private void seedOwner(ShopOwners all, String password) {
        if (all.of(DemoMerchant.MERCHANT).isEmpty()) {
            all.seed(DemoMerchant.MERCHANT, OWNER, password);
            all.of(DemoMerchant.MERCHANT)
                    .forEach(owner -> phones.put(owner.staffId(), OWNER_PHONE));
        }
    }

    private void seed(int number, String password) {
        residents.enrol(
                id(number),
                new WalletId("wallet:demo-%02d".formatted(number)),
                new NewResident(
                        "+8190000000%02d".formatted(number),
                        "デモ 住民%02d".formatted(number),
                        number <= IN_THE_CITY ? POSTAL_CODE_INSIDE : POSTAL_CODE_OUTSIDE,
                        password,
                        false));
    }

    private static ResidentId id(int number) {
        return new ResidentId("resident:demo-%02d".formatted(number));
    }
}
