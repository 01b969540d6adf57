package jp.nagaokapay.gateway.ledger;

/** The fake keeps the contract too, so what the door's tests show is true of any ledger. */
class FakeLedgerTest extends LedgerClientRaces {
    @Override
    protected TestLedger stage() {
        return new FakeLedger();
    }
}
