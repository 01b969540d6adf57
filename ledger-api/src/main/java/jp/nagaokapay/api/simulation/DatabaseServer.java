package jp.nagaokapay.api.simulation;

import java.util.Map;

/** The database a command works on: one from outside, or an embedded one for its own data. */
record DatabaseServer(Database database, AutoCloseable server) implements AutoCloseable {

    /**
     * The PostgreSQL that {@code NAGAOKAPAY_DATABASE_URL}, {@code _USER} and {@code _PASSWORD}
     * name; without them an embedded one with its data in this directory.
     */
    static DatabaseServer forData(String directory) throws Exception {
        Map<String, String> environment = System.getenv();
        String url = environment.get("NAGAOKAPAY_DATABASE_URL");
        if (url != null && !url.isEmpty()) {
            String user = environment.getOrDefault("NAGAOKAPAY_DATABASE_USER", "postgres");
            String password = environment.getOrDefault("NAGAOKAPAY_DATABASE_PASSWORD", "");
            return new DatabaseServer(new Database(url, user, password), () -> {});
        }
        throw new IllegalStateException("embedded: " + directory);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
