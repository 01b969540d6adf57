package jp.nagaokapay.api.app.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Seeds the demo's data at the first start, and changes nothing at later ones. */
@OnlyInDemo
@Component
class DemoSeeds implements ApplicationRunner {
    private final DemoMerchant merchant;
    private final DemoClients clients;
    private final DemoPersons persons;
    private final DemoBudget budget;

    DemoSeeds(DemoMerchant merchant, DemoClients clients, DemoPersons persons, DemoBudget budget) {
        this.merchant = merchant;
        this.clients = clients;
        this.persons = persons;
        this.budget = budget;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        merchant.seed();
        clients.seed();
        persons.seed();
        budget.seed();
    }
}
