package dev.weft.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Argon2Test {

  /// Made by the reference implementation of RFC 9106, of `password` and the salt
  /// `somesaltsomesalt`.
  private static final String REFERENCE =
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
          + "K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE";

  private final Argon2 argon2 = new Argon2();

  @Test
  void knowsAPasswordByItsHash() {
    String hash = argon2.hash("correct horse battery");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(argon2.matches("correct horse battery", hash)).isTrue();
    assertThat(argon2.matches("correct horse battery ", hash)).isFalse();
    assertThat(argon2.hash("correct horse battery")).isNotEqualTo(hash);
  }

  @Test
  void takesTheHashesOfOthers() {
    assertThat(argon2.matches("password", REFERENCE)).isTrue();
  }

  @Test
  void aCharacterIsTheSameHoweverItIsComposed() {
    assertThat(argon2.matches("u\u0308ber alle Berge", argon2.hash("\u00fcber alle Berge")))
        .isTrue();
  }

  @Test
  void whatIsNoHashIsOfNoPassword() {
    for (String text : new String[] {"", "password", "$argon2i$v=19$m=8,t=1,p=1$x$y"}) {
      assertThat(argon2.matches("password", text)).isFalse();
    }
  }
}
