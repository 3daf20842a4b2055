package io.github.camelseedream.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;

/** With the module and a property, requests are in the application's own database. */
class LedgerTest {

    private static final String PREFIX = SeedreamLedgerProperties.PREFIX + ".";

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    @Test
    void aRequestIsPaidOnce() {
        try (Application application =
                start(PREFIX + "enabled=true", PREFIX + "create-schema=true")) {
            for (int i = 0; i < 2; i++) {
                assertThat(
                                application
                                        .template()
                                        .requestBodyAndHeader(
                                                "seedream:generate",
                                                "a hat",
                                                "CamelSeedreamIdempotencyKey",
                                                "order-7"))
                        .isInstanceOf(GeneratedImage.class);
            }
            assertThat(SIMULATOR.simulator().submits()).hasSize(1);
        }
    }

    @Test
    void everySettingArrives() {
        try (Application application =
                start(
                        PREFIX + "enabled=true",
                        PREFIX + "name=books",
                        PREFIX + "lease=30s",
                        PREFIX + "budget=20.00 USD per day",
                        PREFIX + "unknown-cost=allow")) {
            JdbcLedger ledger = application.bean(JdbcLedger.class);

            assertThat(ledger.getName()).isEqualTo("books");
            assertThat(ledger.getLease()).isEqualTo(Duration.ofSeconds(30));
            assertThat(ledger.isCreateSchema()).isFalse();
            assertThat(ledger.getBudget()).isEqualTo("20.00 USD per day");
            assertThat(ledger.getUnknownCost()).isEqualTo(JdbcLedger.UnknownCost.allow);
        }
    }

    @Test
    void thereIsNoneUnlessItIsWanted() {
        try (Application application = start()) {
            assertThatThrownBy(() -> application.bean(Ledger.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
        }
    }

    @Test
    void aSettingThatIsNoneIsTold() {
        assertThatThrownBy(() -> start(PREFIX + "enabled=true", PREFIX + "buget=1 USD per day"))
                .hasStackTraceContaining("camel.component.seedream.ledger.buget")
                .hasStackTraceContaining("Did you mean camel.component.seedream.ledger.budget?");
    }

    private static Application start(String... properties) {
        String[] all = new String[properties.length + 2];
        System.arraycopy(properties, 0, all, 2, properties.length);
        all[0] = "camel.component.seedream.base-url=" + SIMULATOR.baseUrl("lumenfall");
        all[1] = "camel.component.seedream.api-key=any";
        return Application.start(WebApplicationType.NONE, Database.class, all);
    }

    static class Database {

        @Bean
        DataSource database() {
            return JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
        }
    }
}
