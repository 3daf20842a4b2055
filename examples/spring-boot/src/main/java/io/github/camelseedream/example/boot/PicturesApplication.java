package io.github.camelseedream.example.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Prompts in by HTTP or by file, pictures out. See the README. */
@SpringBootApplication
public class PicturesApplication {

    /** Starts it; Ctrl+C ends it, after what is under way. */
    public static void main(String[] arguments) {
        SpringApplication.run(PicturesApplication.class, arguments);
    }
}
