package dev.weft.cli.folder;

import dev.weft.model.error.Place;
import java.nio.file.Path;
import java.util.List;

/// Runs the tests inside access policies without a server.
@FunctionalInterface
public interface PolicyTesting {

  /// What came out of one test.
  record Tested(
      String scope, String policy, String name, String expected, String actual, Place place) {
    public boolean passed() {
      return expected.equals(actual);
    }
  }

  /// Every test of a folder, by policy. Documents that cannot be understood are refused with their
  /// findings.
  List<Tested> test(Path folder);
}
