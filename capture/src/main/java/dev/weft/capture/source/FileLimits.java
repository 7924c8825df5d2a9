package dev.weft.capture.source;

/// What one capture may ask of a folder.
///
/// @param files that one pattern may match
/// @param entries of folders that a search may look at
/// @param depth of folders below the place where the search starts
public record FileLimits(int files, int entries, int depth) {
  public static final FileLimits STANDARD = new FileLimits(10_000, 200_000, 32);

  public FileLimits {
    if (files < 1 || entries < files || depth < 1) {
      throw new IllegalArgumentException(
          "Limits of files must be positive, entries not below files: " + files + ", " + entries);
    }
  }
}
