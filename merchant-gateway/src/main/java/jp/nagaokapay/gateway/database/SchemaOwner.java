package jp.nagaokapay.gateway.database;

import javax.sql.DataSource;

/** As whom the gateway's tables are made: the owner of its database, not the program. */
public record SchemaOwner(DataSource dataSource) {}
