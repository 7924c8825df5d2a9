package dev.weft.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;

/// The key pair that signs access tokens: P-256, for ES256 (RFC 7518 section 3.4). Its id is its
/// thumbprint (RFC 7638), and the issuer is named after it, so both last as long as the key.
/// Immutable.
public final class IssuerKey {

  private final ECKey pair;

  private IssuerKey(ECKey pair) {
    this.pair = pair;
  }

  /// A new pair as a JSON Web Key (RFC 7517), private part included.
  public static String fresh() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate()
          .toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes P-256 keys", e);
    }
  }

  /// The pair in a text from `fresh`. Throws `WeftException` (SERVER_STORE) when it is anything
  /// else.
  public static IssuerKey of(String text) {
    try {
      ECKey pair = ECKey.parse(text);
      boolean whole = pair.isPrivate() && Curve.P_256.equals(pair.getCurve());
      if (!whole || !pair.computeThumbprint().toString().equals(pair.getKeyID())) {
        throw AuthErrors.damagedKey();
      }
      return new IssuerKey(pair);
    } catch (ParseException | JOSEException | IllegalStateException e) {
      throw AuthErrors.damagedKey().causedBy(e);
    }
  }

  String publicKeys() {
    return new JWKSet(pair.toPublicJWK()).toString(true);
  }

  /// Who signs, as tokens say it.
  String issuer() {
    return "weft:" + pair.getKeyID();
  }

  ECKey pair() {
    return pair;
  }
}
