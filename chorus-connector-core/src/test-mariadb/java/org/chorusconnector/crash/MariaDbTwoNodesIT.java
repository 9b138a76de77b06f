package org.chorusconnector.crash;

import java.sql.SQLException;
import org.chorusconnector.MariaDbServer;

/** On MariaDB. */
class MariaDbTwoNodesIT extends TwoNodes {

    @Override
    String url() {
        return MariaDbServer.url();
    }

    @Override
    void emptyDatabase() throws SQLException {
        MariaDbServer.dropTables();
    }
}
