package io.github.camelseedream.example.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Prompts in by HTTP or by file, images out. See the README. */
@SpringBootApplication
public class ImagesApplication {

    /** Starts it; Ctrl+C ends it, after what is under way. */
    public static void main(String[] arguments) {
        SpringApplication.run(ImagesApplication.class, arguments);
    }

    /** Writes the answers; Spring Boot 4 has none of Jackson 2, which Camel uses. */
    @Bean
    ObjectMapper json() {
        return new ObjectMapper();
    }
}
