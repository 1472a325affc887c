"""The desk's own key, made when it first seals a sheet, and the keys of others that are trusted here."""

from dataclasses import replace

from db.files.safe_file import write_durably
from db.trouble import storage_errors
from returns.errors import DeskProblem, NotFound, Refusal
from returns.evidence.own_key import OwnKey, certificate_text, key_text, make_key, read_key
from returns.ledger.proof_rows import stamps, trusted_keys, write_trusted
from returns.ledger.settings_rows import read_settings
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.records.change import Change
from returns.records.proof import TrustedKey

#: where the key lies below the desk's folder; copies take it with them
KEYS, KEY = "keys", "desk-key.pem"
_SHA256 = 64
#: a name that a person gives whoever has a key
_LONGEST_NAME = 80


class DeskKeys:
    """Who we are to others, and who others are to us."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def own(self) -> OwnKey | None:
        """The desk's own key; None while none was made.

        Raises `DeskProblem` for a file that is no key: a copy of the desk has it still.
        """
        path = self._store.folder / KEYS / KEY
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DeskProblem("proof.key_unreadable", path=str(path)) from error
        try:
            return read_key(text)
        except (ValueError, TypeError) as error:
            raise DeskProblem("proof.key_unreadable", path=str(path)) from error

    def ensure(self) -> OwnKey:
        """The desk's own key, made now where there was none, under the shop's name."""
        found = self.own()
        if found is not None:
            return found
        with self._store.reading() as tx:
            settings = read_settings(tx)
        name = settings.shop_name or settings.return_address.name or self._store.folder.name
        key = make_key(name, self._store.clock.now())
        path = self._store.folder / KEYS / KEY
        with told_plainly(), storage_errors(path):
            write_durably(path, key_text(key))
        return key

    def exported(self, *, private: bool = False) -> bytes:
        """The certificate to give to others; with `private` the key itself, as only its owner may ask."""
        key = self.ensure()
        return key_text(key) if private else certificate_text(key.certificate)

    # --- of others -----------------------------------------------------------------------

    def trusted(self) -> tuple[TrustedKey, ...]:
        """The keys that somebody at this desk marked."""
        with self._store.reading() as tx:
            return trusted_keys(tx)

    def trust(self, fingerprint: str, name: str = "", by: str = "") -> Change:
        """Mark a key as known from now on; one that is marked takes the name.

        Raises `Refusal` for what is no fingerprint.
        """
        wanted = plain_fingerprint(fingerprint)
        called = " ".join(name.split())[:_LONGEST_NAME]
        key = TrustedKey(wanted, called, self._store.clock.now(), by)
        with self._store.transaction() as tx:
            known = trusted_keys(tx)
            if any(each.fingerprint == wanted for each in known):
                known = tuple(
                    replace(each, name=called) if each.fingerprint == wanted else each
                    for each in known
                )
            else:
                known = (*known, key)
            write_trusted(tx, known)
        return Change((), frozenset({"settings"}))

    def forget(self, fingerprint: str) -> Change:
        """Trust a key no longer; raises `NotFound` for one that is not trusted."""
        wanted = plain_fingerprint(fingerprint)
        with self._store.transaction() as tx:
            known = trusted_keys(tx)
            left = [each for each in known if each.fingerprint != wanted]
            if len(left) == len(known):
                raise NotFound("proof.key_not_trusted", fingerprint=wanted[:16])
            write_trusted(tx, left)
        return Change((), frozenset({"settings"}))

    def known(self) -> dict[str, str]:
        """Fingerprint → name, of all whose word counts here: keys of others, who stamped for us."""
        from returns.evidence.stamping import NotStamped, read_stamp

        with self._store.reading() as tx:
            known = {key.fingerprint: key.name for key in trusted_keys(tx)}
            answers = stamps(tx)
        for answer in answers.values():
            try:
                stamp = read_stamp(answer)
            except NotStamped:
                continue
            known.setdefault(stamp.fingerprint, stamp.authority)
        return known


def plain_fingerprint(text: str) -> str:
    """A fingerprint however it is written: in groups, with colons, in capitals. Raises `Refusal`."""
    plain = "".join(sign for sign in text.casefold() if sign not in ": -\t\n")
    if len(plain) != _SHA256 or set(plain) - set("0123456789abcdef"):
        raise Refusal("proof.no_fingerprint", text=text[:90])
    return plain
