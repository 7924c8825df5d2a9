package dev.weft.formats.folder;

import java.util.regex.Pattern;

/// Where the documents of a folder stand.
final class Layout {

  private static final Pattern HIDDEN = Pattern.compile("(^|/)\\.");
  private static final Pattern INPUTS = Pattern.compile("(^|.*/)\\.weft/(inputs/([^./][^/]*)?)?");

  private Layout() {}

  /// Whether a path is read at all: hidden files and folders are not, except fetched inputs. A
  /// folder's path ends with `/`.
  static boolean isWanted(String path) {
    return !HIDDEN.matcher(path).find() || INPUTS.matcher(path).matches();
  }
}
