// Judges notes, inclusions and consistency with the code of Go's own checksum database,
// golang.org/x/mod/sumdb, as Debian packs it. It reads questions as JSON from standard input and
// writes one answer for each, in order: "ok", or why not.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Question is about a note (Keys that must all have signed), an inclusion (Entry) or a consistency.
type Question struct {
	Kind  string
	Note  string
	Keys  []string
	Entry []byte
	Index int64
	Size  int64
	Root  tlog.Hash
	Old   int64
	First tlog.Hash
	Proof []tlog.Hash
}

func main() {
	var questions []Question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	answers := make([]string, len(questions))
	for i, question := range questions {
		answers[i] = "ok"
		if err := judge(question); err != nil {
			answers[i] = err.Error()
		}
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}

func judge(q Question) error {
	switch q.Kind {
	case "note":
		return openNote(q.Note, q.Keys)
	case "inclusion":
		return tlog.CheckRecord(q.Proof, q.Size, q.Root, q.Index, tlog.RecordHash(q.Entry))
	case "consistency":
		return tlog.CheckTree(q.Proof, q.Size, q.Root, q.Old, q.First)
	}
	return fmt.Errorf("no such question: %s", q.Kind)
}

// openNote lets note.Open judge the note and asks that every key has signed it.
func openNote(text string, keys []string) error {
	var verifiers []note.Verifier
	for _, key := range keys {
		verifier, err := verifierOf(key)
		if err != nil {
			return err
		}
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open([]byte(text), note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != len(keys) {
		return fmt.Errorf("%d of %d keys signed", len(opened.Sigs), len(keys))
	}
	return nil
}

// witness verifies cosignatures (C2SP tlog-cosignature), which the package leaves to its callers.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, msg)
	return ed25519.Verify(w.key, []byte(signed), sig[8:])
}

func verifierOf(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("no key: %s", vkey)
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return note.NewVerifier(vkey)
	}
	sum := sha256.Sum256(bytes.Join([][]byte{[]byte(parts[0]), key}, []byte("\n")))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("the id of %s is %08x", parts[0], hash)
	}
	return witness{parts[0], hash, key[1:]}, nil
}
