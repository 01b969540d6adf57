package jp.nagaokapay.acceptance.program;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.api.app.database.Login;

/**
 * A database for the ledger and one for the gateway on one server, each with an owner and a role
 * for the program, who cannot get into the other.
 */
public record DeploymentDatabases(Database ledger, Database gateway) {

    /** Makes both on a server, new; {@code server} names any database of it and its master. */
    public static DeploymentDatabases on(Database server) {
        String suffix = UUID.randomUUID().toString().replace('-', '_');
        return new DeploymentDatabases(
                make(server, "ledger_" + suffix), make(server, "gateway_" + suffix));
    }

    private static Database make(Database server, String name) {
        Login owner = new Login(name + "_owner", UUID.randomUUID().toString());
        Login program = new Login(name, UUID.randomUUID().toString());
        try (Connection connection =
                        DriverManager.getConnection(
                                server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (Login role : List.of(owner, program)) {
                statement.execute(
                        "CREATE ROLE %s LOGIN PASSWORD '%s'"
                                .formatted(role.user(), role.password()));
            }
            statement.execute("CREATE DATABASE " + name + " OWNER " + owner.user());
            statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name);
        } catch (SQLException e) {
            throw new ProgramFailed("the database server makes no database", e);
        }
        return new Database(
                at(server.url(), name), program.user(), program.password(), owner, null);
    }

    /** The URL of another database of the same server. */
    private static String at(String url, String name) {
        String server = url.replaceFirst("\\?.*", "");
        return server.substring(0, server.lastIndexOf('/') + 1) + name;
    }
}
