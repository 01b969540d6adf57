# Source this to call the API of a running demo from a shell: . docs/demo-tokens.sh
# Needs curl, openssl and sed. BASE is where the program runs.
BASE=${BASE:-http://localhost:8080}

# field NAME: the text of a field of the JSON on standard input
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

# machine CLIENT: a token of a demo machine, e.g. demo-terminal
machine() {
  curl -s -u "$1:$1-secret" -d grant_type=client_credentials "$BASE/oauth2/token" | field access_token
}

# resident PHONE PASSWORD: a resident's token, got as the wallet app gets it: sign-in with PKCE
resident() {
  local jar verifier challenge redirect csrf next code
  jar=$(mktemp)
  verifier=$(openssl rand -hex 32)
  challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 | tr '+/' '-_' | tr -d '=')
  redirect=http://localhost:8080/app/wallet/callback
  csrf=$(curl -s -L -c "$jar" -b "$jar" -H 'Accept: text/html' -G "$BASE/oauth2/authorize" \
    -d response_type=code -d client_id=wallet-app -d code_challenge_method=S256 -d "code_challenge=$challenge" \
    --data-urlencode 'scope=openid wallet' --data-urlencode "redirect_uri=$redirect" |
    sed -n 's/.*name="_csrf"[^>]*value="\([^"]*\)".*/\1/p')
  next=$(curl -s -o /dev/null -w '%{redirect_url}' -c "$jar" -b "$jar" --data-urlencode "_csrf=$csrf" \
    --data-urlencode "username=$1" --data-urlencode "password=$2" "$BASE/login")
  code=$(curl -s -o /dev/null -w '%{redirect_url}' -b "$jar" -H 'Accept: text/html' "$next" |
    sed 's/.*code=\([^&]*\).*/\1/')
  curl -s -d grant_type=authorization_code -d client_id=wallet-app -d "code=$code" \
    -d "code_verifier=$verifier" --data-urlencode "redirect_uri=$redirect" "$BASE/oauth2/token" |
    field access_token
  rm -f "$jar"
}
