package dev.weft.catalog.release;

/// How long releases stay although they are no longer current.
///
/// @param releases the newest so many of every product and major
/// @param days everything younger than that
public record RetentionRule(int releases, int days) {

  /// Ten releases, seven days.
  public static final RetentionRule DEFAULT = new RetentionRule(10, 7);

  public RetentionRule {
    if (releases < 1 || days < 0) {
      throw new IllegalArgumentException("At least one release is kept, and no negative days");
    }
  }
}
