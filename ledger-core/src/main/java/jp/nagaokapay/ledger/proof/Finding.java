package jp.nagaokapay.ledger.proof;

/** Two figures that should be one; see {@link BooksProof.Difference}. */
record Finding(
        String check,
        String key,
        String account,
        long fromPosition,
        long toPosition,
        long expected,
        long actual) {

    boolean sameAs(Finding other) {
        return check.equals(other.check) && key.equals(other.key) && account.equals(other.account);
    }
}
