package io.github.camelseedream.springboot;

import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Makes a ledger in the application's {@code DataSource} where camel-seedream-ledger is there and
 * {@code camel.component.seedream.ledger.enabled=true}.
 */
@AutoConfiguration(
        before = SeedreamAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            // Spring Boot 3
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@ConditionalOnClass(name = "io.github.camelseedream.ledger.jdbc.JdbcLedger")
@ConditionalOnProperty(prefix = SeedreamLedgerProperties.PREFIX, name = "enabled")
@EnableConfigurationProperties(SeedreamLedgerProperties.class)
public class SeedreamLedgerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(Ledger.class)
    JdbcLedger seedreamLedger(DataSource source, SeedreamLedgerProperties settings) {
        JdbcLedger ledger = new JdbcLedger(source);
        ledger.setName(settings.getName());
        ledger.setLease(settings.getLease());
        ledger.setCreateSchema(settings.isCreateSchema());
        ledger.setBudget(settings.getBudget());
        ledger.setUnknownCost(settings.getUnknownCost());
        return ledger;
    }
}
