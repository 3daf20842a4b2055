package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.apache.camel.Exchange;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.cfg.defs.SizeDef;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Constraints are checked without Expression Language, by the user's own Validator where set. */
class ValidatorTest extends MultiComponentRouteTest {

    @BeforeEach
    void clear() {
        simulator().clear();
    }

    @Test
    void thereIsNoExpressionLanguageOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("jakarta.el.ExpressionFactory"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void messagesAreWhatTheConstraintsSay() {
        ImageRequest wrong =
                ImageRequest.builder()
                        .set(ImageParameters.PROMPT, "a ${1+1} {fox}")
                        .set(ImageParameters.COUNT, 16)
                        .set(ImageParameters.WEBHOOK_URL, "ftp://${1+1}/{x}")
                        .build();
        SeedreamComponent component = context.getComponent("seedream", SeedreamComponent.class);
        assertThat(component.shared().validator().validate(wrong))
                .extracting("message")
                .containsExactlyInAnyOrder(
                        "is above 15. Accepted: 1 to 15", "is not a URL. Accepted: http or https");
    }

    @Test
    void aRuleOfTheUsersOwnIsKeptBeforeAnythingIsSent() {
        try (ValidatorFactory strict = withShortPrompts()) {
            Validator own = strict.getValidator();
            add("strict", options -> {}, shared -> shared.setValidator(own));

            Exchange refused = send("strict:generate", "a red fox");
            Exchange taken = send("strict:generate", "a fox");

            assertThat(refused.getException())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("is longer than 5 characters");
            assertThat(taken.getException()).isNull();
            assertThat(simulator().submits()).hasSize(1);
        }
    }

    private Exchange send(String uri, String prompt) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(prompt));
    }

    private static ValidatorFactory withShortPrompts() {
        HibernateValidatorConfiguration settings =
                Validation.byProvider(HibernateValidator.class).configure();
        ConstraintMapping mapping = settings.createConstraintMapping();
        mapping.type(ImageRequest.class)
                .getter("prompt")
                .constraint(new SizeDef().max(5).message("is longer than {max} characters"));
        return settings.addMapping(mapping)
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
    }
}
