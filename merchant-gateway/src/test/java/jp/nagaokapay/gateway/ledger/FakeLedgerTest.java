package jp.nagaokapay.gateway.ledger;

/** The fake keeps the contract too, so what the gateway's tests show is true of any ledger. */
class FakeLedgerTest extends LedgerClientRaces {
    @Override
    protected TestLedger testLedger() {
        return new FakeLedger();
    }
}
