package jp.nagaokapay.api.app.database;

/**
 * A role of a PostgreSQL server.
 *
 * @param user empty when the URL says it
 * @param password empty when it needs none
 */
public record Login(String user, String password) {
    /** Shows no password. */
    @Override
    public String toString() {
        return user;
    }
}
