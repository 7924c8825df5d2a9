package dev.weft.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Addresses that say what was meant, whatever is in them.
class ApiTest {

  @Test
  void encodesEachPartOfAPath() {
    assertThat(Api.path("products", "a b", "../c?d#e")).isEqualTo("/products/a%20b/..%2Fc%3Fd%23e");
  }

  @Test
  void encodesParametersInTheirOrder() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("product", "a/b");
    parameters.put("limit", "1&2");

    assertThat(Api.query(parameters)).isEqualTo("?product=a%2Fb&limit=1%262");
    assertThat(Api.query(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"http://h:1,http://h:1", "http://h:1/,http://h:1", "http://h:1//,http://h:1"})
  void dropsSlashesBehindAnAddress(String url, String kept) {
    assertThat(new Target(url, Optional.empty(), Optional.empty()).url()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "400,2", "401,4", "403,4", "404,5", "409,6", "412,6", "422,7", "428,2", "429,1", "500,1",
    "502,8", "503,8", "504,8", "418,1"
  })
  void knowsAnExitForEveryStatus(int status, int exit) {
    assertThat(Problems.exitOf(status)).isEqualTo(exit);
  }

  @Test
  void findsNobodyWhereNobodyIs() {
    assertThat(new Api(new Target("http://127.0.0.1:1", Optional.empty(), Optional.empty())).isUp())
        .isFalse();
  }
}
