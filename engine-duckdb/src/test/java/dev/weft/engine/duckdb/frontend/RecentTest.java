package dev.weft.engine.duckdb.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

  @Test
  void forgetsWhatWasNotAskedForLongest() {
    Recent<String, Integer> recent = new Recent<>(2);
    recent.put("a", 1);
    recent.put("b", 2);
    assertThat(recent.find("a")).contains(1);
    recent.put("c", 3);
    assertThat(recent.find("b")).isEmpty();
    assertThat(recent.find("a")).contains(1);
    assertThat(recent.find("c")).contains(3);
  }
}
