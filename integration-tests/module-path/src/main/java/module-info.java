/** An application of a host that uses the module system. */
module org.chorusconnector.modulepath {
    requires com.h2database;
    requires java.naming;
    requires java.sql;
    requires org.chorusconnector.core;
    requires org.chorusconnector.quartz;
}
