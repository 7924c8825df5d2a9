package dev.weft.formats.exchange;

import java.util.Locale;

/// The name that a file's name suggests.
public final class ContractName {

  private ContractName() {}

  /// Small letters as [PlainLetters] has them, digits and underscores; `contract` when nothing is
  /// left.
  public static String of(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = file.indexOf('.', 1);
    String stem = dot < 0 ? file : file.substring(0, dot);
    String name =
        PlainLetters.of(stem)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (name.isEmpty()) {
      return "contract";
    }
    return Character.isDigit(name.charAt(0)) ? "t_" + name : name;
  }
}
