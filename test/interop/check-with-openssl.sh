#!/bin/sh
# Checks a receipt, a checkpoint or a whole export with openssl alone: no program of ours takes part.
#
#     sh check-with-openssl.sh FILE VKEY…
#
# FILE   a receipt (.tlog-proof), a checkpoint, or the folder that `giaouoc export` wrote
# VKEY   the log's key, and the keys of witnesses if you like, as in the policy file: name+id+base64
#
# It needs a POSIX shell, coreutils and openssl 3. Every key that you name must have signed, or it
# ends with 1. What it reads are public formats: C2SP signed-note, tlog-checkpoint, tlog-cosignature
# and tlog-proof, and the Merkle tree of RFC 6962.
set -euf
export LC_ALL=C
[ $# -ge 2 ] || { echo "usage: sh $0 FILE VKEY..." >&2; exit 2; }
input=$1
shift
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

fails() { echo "does not hold: $1" >&2; exit 1; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
sha256() { openssl dgst -sha256 -binary; }
base64_of() { printf '%s' "$1" | base64 -d; }

# 1. Take the file apart: `head` (a receipt's proof), `text` (what is signed), `lines` (signatures).
note=$input
[ ! -d "$input" ] || note=$input/checkpoint
part=text
: >"$dir/head"
: >"$dir/text"
: >"$dir/lines"
while IFS= read -r line; do
  case $line in 'c2sp.org/tlog-proof@v1') part=head ;; esac
  if [ -n "$line" ]; then
    printf '%s\n' "$line" >>"$dir/$part"
  elif [ "$part" = head ]; then
    part=text
  else
    part=lines
  fi
done <"$note"
{ IFS= read -r origin && IFS= read -r size && IFS= read -r root; } <"$dir/text" ||
  fails 'the checkpoint has an origin, a size and a root'
echo "checkpoint    $origin, $size entries, root $root"

# 2. Each key: its id is SHA-256(name, newline, type, key), and it signed the text of the note.
#    A witness (type 04) signed the text behind two lines of its own, which hold the time.
signed_by() {
  name=${1%%+*}
  rest=${1#*+}
  id=${rest%%+*}
  base64_of "${rest#*+}" >"$dir/key"
  [ "$({ printf '%s\n' "$name"; cat "$dir/key"; } | sha256 | head -c 4 | hex)" = "$id" ] ||
    fails "the id of the key $name is $id"
  # RFC 8410: what stands before the 32 bytes of an Ed25519 public key in DER.
  { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; tail -c 32 "$dir/key"; } >"$dir/der"
  found=no
  while read -r dash who signature; do
    [ "$dash" = '—' ] && [ "$who" = "$name" ] || continue
    base64_of "$signature" >"$dir/line"
    [ "$(head -c 4 "$dir/line" | hex)" = "$id" ] || continue
    cp "$dir/text" "$dir/message"
    told="signed by     $name"
    if [ "$(head -c 1 "$dir/key" | hex)" = 04 ]; then
      time=$((0x$(head -c 12 "$dir/line" | tail -c 8 | hex)))
      { printf 'cosignature/v1\ntime %d\n' "$time"; cat "$dir/text"; } >"$dir/message"
      told="cosigned by   $name, $(date -u -d "@$time" +%Y-%m-%dT%H:%M:%SZ)"
    fi
    tail -c 64 "$dir/line" >"$dir/signature"
    openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$dir/der" \
      -sigfile "$dir/signature" -in "$dir/message" >"$dir/said" 2>&1 ||
      fails "the signature of $name"
    echo "$told"
    found=yes
  done <"$dir/lines"
  [ "$found" = yes ] || fails "a signature of $name is there"
}
for vkey in "$@"; do signed_by "$vkey"; done

# 3. The tree: leaf = SHA-256(00, entry), node = SHA-256(01, left, right).
leaf() { { printf '\000'; cat; } | sha256; }
node() { { printf '\001'; cat "$1" "$2"; } | sha256 >"$dir/node"; mv "$dir/node" "$3"; }
leads_to_root() {
  [ "$(base64 -w 0 "$1")" = "$root" ] || fails "the $2 leads to the root of the checkpoint"
}

# A receipt: from its entry upwards; a sibling stands left where the place is odd or the last one.
inclusion() {
  fn=-1
  sn=$((size - 1))
  while read -r word value; do
    case $word in
      c2sp.org/*) ;;
      extra) base64_of "$value" >"$dir/entry" && leaf <"$dir/entry" >"$dir/hash" ;;
      index) index=$value fn=$value && [ "$fn" -lt "$size" ] || fails 'the place is in the tree' ;;
      *)
        [ "$sn" -gt 0 ] || fails 'the proof has no hash too many'
        base64_of "$word" >"$dir/sibling"
        if [ $((fn % 2)) = 1 ] || [ "$fn" = "$sn" ]; then
          node "$dir/sibling" "$dir/hash" "$dir/hash"
          while [ $((fn % 2)) = 0 ] && [ "$fn" -gt 0 ]; do fn=$((fn / 2)) sn=$((sn / 2)); done
        else
          node "$dir/hash" "$dir/sibling" "$dir/hash"
        fi
        fn=$((fn / 2)) sn=$((sn / 2))
        ;;
    esac
  done <"$dir/head"
  [ "$fn" -ge 0 ] && [ "$sn" = 0 ] || fails 'the proof is whole'
  leads_to_root "$dir/hash" 'proof of the entry'
  echo "included      entry $index of $size: $(cut -c 1-60 "$dir/entry")..."
}

# An export: all entries, one a line. Two subtrees of one height become one, as in a binary counter.
whole_tree() {
  count=0
  while IFS= read -r line; do
    printf '%s' "$line" | leaf >"$dir/hash"
    height=0
    rest=$count
    while [ $((rest % 2)) = 1 ]; do
      node "$dir/peak.$height" "$dir/hash" "$dir/hash"
      height=$((height + 1)) rest=$((rest / 2))
    done
    mv "$dir/hash" "$dir/peak.$height"
    count=$((count + 1))
  done <"$input/journal.ndjson"
  [ "$count" = "$size" ] || fails "the journal has $size entries, not $count"
  height=0
  rest=$count
  while [ "$rest" -gt 0 ]; do
    if [ $((rest % 2)) = 1 ] && [ -f "$dir/hash" ]; then
      node "$dir/peak.$height" "$dir/hash" "$dir/hash"
    elif [ $((rest % 2)) = 1 ]; then
      mv "$dir/peak.$height" "$dir/hash"
    fi
    height=$((height + 1)) rest=$((rest / 2))
  done
  leads_to_root "$dir/hash" 'journal'
  echo "whole tree    all $size entries lead to the root"
}

if [ -d "$input" ]; then whole_tree; elif [ -s "$dir/head" ]; then inclusion; fi
