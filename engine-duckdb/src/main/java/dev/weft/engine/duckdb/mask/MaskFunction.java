package dev.weft.engine.duckdb.mask;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/// A function that the engine calls to mask a value; argument and result have the same type. NULL
/// is never passed in: NULL in, NULL out. Those with a secret have it in hexadecimal as their
/// second argument, the same for every row; `work` is asked once per vector and thread.
public sealed interface MaskFunction {

  /// Whether there is a second argument.
  enum Secret {
    NONE,
    HEXADECIMAL
  }

  String name();

  Secret secret();

  /// VARCHAR to VARCHAR.
  record OfText(String name, Secret secret, Function<byte[], UnaryOperator<String>> work)
      implements MaskFunction {}

  /// INTEGER to INTEGER.
  record OfInt(String name, Secret secret, Function<byte[], IntUnaryOperator> work)
      implements MaskFunction {}

  /// BIGINT to BIGINT.
  record OfLong(String name, Secret secret, Function<byte[], LongUnaryOperator> work)
      implements MaskFunction {}

  String MASK_ALPHANUM = "_weft_mask_alphanum";
  String SHOW_FIRST_4 = "_weft_show_first_4";
  String SHOW_LAST_4 = "_weft_show_last_4";

  /// SHA-256 after a salt, which may be empty.
  String SHA_256 = "_weft_sha_256";

  /// As `SHA_256` of bytes, which are passed and returned in hexadecimal.
  String SHA_256_OF_HEX = "_weft_sha_256_of_hex";

  String PSEUDONYM = "_weft_pseudonym";

  /// All that masked statements call.
  static List<MaskFunction> all() {
    return List.of(
        new OfText(MASK_ALPHANUM, Secret.NONE, none -> TextMask::alphanum),
        new OfText(SHOW_FIRST_4, Secret.NONE, none -> TextMask::showFirst4),
        new OfText(SHOW_LAST_4, Secret.NONE, none -> TextMask::showLast4),
        new OfText(SHA_256, Secret.HEXADECIMAL, salt -> new ValueDigest(salt)::of),
        new OfInt(SHA_256, Secret.HEXADECIMAL, salt -> new ValueDigest(salt)::of),
        new OfLong(SHA_256, Secret.HEXADECIMAL, salt -> new ValueDigest(salt)::of),
        new OfText(SHA_256_OF_HEX, Secret.HEXADECIMAL, salt -> new ValueDigest(salt)::ofHex),
        new OfText(PSEUDONYM, Secret.HEXADECIMAL, key -> new Pseudonym(key)::of),
        new OfInt(PSEUDONYM, Secret.HEXADECIMAL, key -> new Pseudonym(key)::of),
        new OfLong(PSEUDONYM, Secret.HEXADECIMAL, key -> new Pseudonym(key)::of));
  }
}
