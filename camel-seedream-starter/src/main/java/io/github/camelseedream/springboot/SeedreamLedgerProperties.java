package io.github.camelseedream.springboot;

import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The settings of the ledger that the starter makes. For one thread. */
@ConfigurationProperties(prefix = SeedreamLedgerProperties.PREFIX)
public class SeedreamLedgerProperties {

    static final String PREFIX = SeedreamProperties.PREFIX + ".ledger";

    /** Whether a ledger in the application's DataSource is made. */
    private boolean enabled;

    /** Tells ledgers in the same tables apart, each with a budget of its own. */
    private String name = "seedream";

    /** How long a claim holds without being renewed. */
    private Duration lease = Duration.ofMinutes(1);

    /** Whether the tables are created where they are missing. */
    private boolean createSchema;

    /** How much may be spent, e.g. 20.00 USD per day; no limit by default. */
    private String budget;

    /** What is done with a call whose cost nobody knows, where there is a budget. */
    private JdbcLedger.UnknownCost unknownCost = JdbcLedger.UnknownCost.refuse;

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Duration getLease() {
        return lease;
    }

    public void setLease(Duration lease) {
        this.lease = lease;
    }

    public boolean isCreateSchema() {
        return createSchema;
    }

    public void setCreateSchema(boolean createSchema) {
        this.createSchema = createSchema;
    }

    public String getBudget() {
        return budget;
    }

    public void setBudget(String budget) {
        this.budget = budget;
    }

    public JdbcLedger.UnknownCost getUnknownCost() {
        return unknownCost;
    }

    public void setUnknownCost(JdbcLedger.UnknownCost unknownCost) {
        this.unknownCost = unknownCost;
    }
}
