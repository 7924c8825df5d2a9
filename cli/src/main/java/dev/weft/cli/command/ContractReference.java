package dev.weft.cli.command;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An applied contract as people name it: its id, perhaps with a major (`a.b.c@1`) or with the
/// release that was built by it (`a.b.c@1.0.0+3`).
///
/// @param which what the REST API is asked for beside the id
public record ContractReference(String id, Map<String, String> which) {

  private static final Pattern SPELLING =
      Pattern.compile("([^@]+)(?:@(?:(\\d{1,6})|[\\d.]{0,40}\\+(\\d{1,18})))?");

  public ContractReference {
    which = Map.copyOf(which);
  }

  /// Empty when what stands behind the `@` is neither a major nor a release.
  public static Optional<ContractReference> find(String text) {
    Matcher found = SPELLING.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    Map<String, String> which = new TreeMap<>();
    Optional.ofNullable(found.group(2)).ifPresent(major -> which.put("major", major));
    Optional.ofNullable(found.group(3)).ifPresent(release -> which.put("release", release));
    return Optional.of(new ContractReference(found.group(1), which));
  }
}
