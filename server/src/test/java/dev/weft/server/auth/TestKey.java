package dev.weft.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/// Signs what a server would not.
record TestKey(IssuerKey key, Instant now) {

  /// Sound claims of ada's token `t1`.
  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(key.issuer())
        .audience("weft")
        .subject("ada")
        .claim("client_id", "t1")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)))
        .jwtID("j1");
  }

  JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(AccessTokens.TYPE).keyID(key.pair().getKeyID());
  }

  static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }
}
