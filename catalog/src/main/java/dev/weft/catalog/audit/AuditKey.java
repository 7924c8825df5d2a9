package dev.weft.catalog.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The key pair that signs heads: Ed25519 (RFC 8032). Its id is the beginning of the hash of its
/// public part. Immutable.
public final class AuditKey {

  private static final String ALGORITHM = "Ed25519";
  private static final int ID_BYTES = 8;

  private final PrivateKey secret;
  private final PublicKey open;

  private AuditKey(PrivateKey secret, PublicKey open) {
    this.secret = secret;
    this.open = open;
  }

  /// A new pair on one line, private part included: PKCS#8 and SubjectPublicKeyInfo in base64.
  public static String fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return base64(pair.getPrivate().getEncoded()) + "." + base64(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes Ed25519 keys", e);
    }
  }

  /// The pair in a text from `fresh`.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when it is anything else
  public static AuditKey of(String text) {
    try {
      int dot = text.indexOf('.');
      var keys = KeyFactory.getInstance(ALGORITHM);
      var key =
          new AuditKey(
              keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(text.substring(0, dot)))),
              keys.generatePublic(new X509EncodedKeySpec(bytes(text.substring(dot + 1)))));
      byte[] probe = {1};
      if (!key.signed(probe, key.sign(probe))) {
        throw AuditProblems.damagedKey();
      }
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw AuditProblems.damagedKey().causedBy(e);
    }
  }

  /// Which key it is.
  public String id() {
    byte[] hash = Canonical.hash(open.getEncoded());
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  /// The public part: SubjectPublicKeyInfo (RFC 8410) in base64, the inside of a PEM file.
  public String publicKey() {
    return base64(open.getEncoded());
  }

  byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a pair that was checked signs", e);
    }
  }

  /// Whether this pair made the signature; false for what is no signature at all.
  boolean signed(byte[] message, byte[] signature) {
    try {
      var check = Signature.getInstance(ALGORITHM);
      check.initVerify(open);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
