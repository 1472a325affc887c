# Checks a Sendback evidence sheet layer by layer, with what Windows has by itself (PowerShell 5.1 and later).
#   powershell -ExecutionPolicy Bypass -File check.ps1 SHEET.pdf [FOLDER]
# FOLDER: where the files attached to the sheet were saved (beside this script, if not said). Each layer: PASS,
# FAIL, NONE (the sheet has no such layer) or SKIP; beside it what it does not show. Ends with 0, or 1 where
# something failed.
param([Parameter(Mandatory = $true)][string]$Sheet, [string]$Folder)
$ErrorActionPreference = 'Stop'
# not as a default above: PowerShell 5.1 does not know it there yet
if (-not $Folder) { $Folder = $PSScriptRoot }
# .NET reads from where the process began, which is not where PowerShell stands
$Folder = (Resolve-Path -LiteralPath $Folder).ProviderPath
# what reads signatures: 5.1 has it in the first, later versions in the second, or nowhere
foreach ($each in 'System.Security', 'System.Security.Cryptography.Pkcs') { try { Add-Type -AssemblyName $each } catch { } }
$reader = 'System.Security.Cryptography.Pkcs.SignedCms' -as [type]
$latin = [Text.Encoding]::GetEncoding(28591)
$sha = [Security.Cryptography.SHA256]::Create()
$script:failed = 0

function Hex([byte[]]$bytes) { ([BitConverter]::ToString($bytes) -replace '-', '').ToLowerInvariant() }
function Sum([byte[]]$bytes) { Hex $sha.ComputeHash($bytes) }
function Part([byte[]]$bytes, [int]$at, [int]$length) {
    $part = New-Object byte[] $length
    [Array]::Copy($bytes, $at, $part, 0, $length)
    , $part
}
function Unhex([string]$text) {
    $bytes = New-Object byte[] ($text.Length / 2)
    for ($at = 0; $at -lt $bytes.Length; $at++) { $bytes[$at] = [Convert]::ToByte($text.Substring(2 * $at, 2), 16) }
    , $bytes
}
function Attached([string]$name) { , [IO.File]::ReadAllBytes((Join-Path $Folder $name)) }
function Has([string]$name) { Test-Path -LiteralPath (Join-Path $Folder $name) -PathType Leaf }
function Names([string]$pattern) {
    @(Get-ChildItem -LiteralPath $Folder -File | Where-Object { $_.Name -clike $pattern } |
        ForEach-Object { $_.Name } | Sort-Object)
}
function Say([string]$layer, [string]$state, [string]$why, [string]$limit) {
    if ($state -eq 'FAIL') { $script:failed = 1 }
    '{0,-12} {1}  {2}' -f $layer, $state, $why
    '             does not show: {0}' -f $limit
}
# a layer is a block that says why it holds, and throws why it does not
function Layer([string]$layer, [string]$limit, [scriptblock]$look) {
    try { Say $layer 'PASS' (& $look) $limit } catch { Say $layer 'FAIL' $_.Exception.Message $limit }
}
# bytes of one DER value with its head, from an offset on
function Der([byte[]]$bytes, [int]$at) {
    $length = [int]$bytes[$at + 1]; $head = 2
    if ($length -gt 127) {
        $count = $length - 128; $length = 0
        for ($each = 0; $each -lt $count; $each++) { $length = $length * 256 + $bytes[$at + 2 + $each] }
        $head = 2 + $count
    }
    , (Part $bytes $at ($head + $length))
}

$pdf = [IO.File]::ReadAllBytes((Resolve-Path -LiteralPath $Sheet).ProviderPath)
$text = $latin.GetString($pdf)
$lines = [regex]::Matches($text, '%Sendback [0-9A-Za-z._-]* SHA-256 ([0-9a-f]{64})\n')
$end = 0
if ($lines.Count) { $last = $lines[$lines.Count - 1]; $end = $last.Index + $last.Length }
$manifest = ''
if (Has 'manifest.json') { $manifest = $latin.GetString((Attached 'manifest.json')) }

# --- attachments: every file saved beside, against SHA256SUMS, both ways
Layer 'attachments' 'who made them: whoever changes a file can write its sum anew' {
    if (-not (Has 'SHA256SUMS')) { throw 'SHA256SUMS is missing: save all files attached to the sheet into one folder' }
    $listed = @{}
    $sums = $latin.GetString((Attached 'SHA256SUMS')).TrimEnd("`n") -split "`n"
    foreach ($line in $sums) {
        $parts = [regex]::Match($line, '^([0-9a-f]{64})  ([0-9A-Za-z_-][0-9A-Za-z._-]*)$')
        if (-not $parts.Success) { throw 'a line of SHA256SUMS is not in the usual form' }
        $want = $parts.Groups[1].Value; $name = $parts.Groups[2].Value
        if (-not (Has $name)) { throw "$name is missing" }
        if ((Sum (Attached $name)) -cne $want) { throw "$name differs" }
        $listed[$name] = $want
    }
    # of one name alone PowerShell makes a text, to which others would be glued
    foreach ($name in @(Names 'stamped-*') + @(Names 'photo-*') + @('history.txt', 'manifest.json')) {
        if ((Has $name) -and -not $listed.ContainsKey($name)) { throw "$name is in no line of SHA256SUMS" }
    }
    if ($text.IndexOf($sums[0], [StringComparison]::Ordinal) -lt 0) { throw 'these files are of another sheet' }
    'every file agrees with its line in SHA256SUMS'
}

# --- pages: the sum in the sheet's last line, over every byte before it; the number in it, which no sum covers,
# against the manifest's
$whole = {
    if (-not $end) { throw 'the last line with the sum is missing' }
    if ((Sum (Part $pdf 0 $last.Index)) -cne $last.Groups[1].Value) { throw 'the sum in the last line differs: at least one byte was changed' }
    'every byte up to the last line agrees with the sum in it'
}
Layer 'pages' 'who made them: whoever makes all anew can write that sum anew. Page by page: sendback verify' {
    $why = & $whole
    # the document's own number: that of the case stands further below
    $told = [regex]::Match($manifest, '\n "document": \{\n(?:  .*\n)*?  "number": "(.*)",?\n')
    if ($told.Success -and ($told.Groups[1].Value -creplace '[^0-9A-Za-z._-]', '_') -cne ($last.Value -split ' ')[1]) {
        throw 'the last line and the manifest give different numbers'
    }
    $why
}

# --- pictures: the originals, attached or beside it in a folder of that name, against the manifest
Layer 'pictures' "that a picture shows what happened, or when it was taken: a camera's clock can be set" {
    $why = & $whole
    $originals = @(Names 'photo-*'); $beside = Join-Path $Folder 'originals'
    if (Test-Path -LiteralPath $beside -PathType Container) {
        $originals += @(Get-ChildItem -LiteralPath $beside -File | ForEach-Object { Join-Path 'originals' $_.Name } | Sort-Object)
    }
    foreach ($name in $originals) {
        if (-not $manifest.Contains('"sha256": "' + (Sum (Attached $name)) + '"')) { throw "$(Split-Path $name -Leaf) is not in the manifest" }
    }
    "$why; originals that are here and in the manifest: $($originals.Count)"
}

# --- chain: every step's hash from its own bytes, each naming the one before
$limit = 'what a step says where only its sum is here; nor who wrote it, without a stamp or a signature'
if (-not (Has 'history.txt') -or -not (Attached 'history.txt').Length) {
    Say 'chain' 'NONE' 'the sheet lists no steps' $limit
} else {
    Layer 'chain' $limit {
        $history = Attached 'history.txt'; $told = $latin.GetString($history)
        $at = 0; $before = ''; $made = 0; $skipped = 0
        while ($at -lt $history.Length) {
            $stop = $told.IndexOf([char]10, $at)
            if ($stop -lt 0) { throw 'history.txt is not in the usual form' }
            $length, $own = $told.Substring($at, $stop - $at) -split ' ', 2
            $at = $stop + 1
            if ($length -ceq '-') { $skipped++ }
            else {
                if ($length -notmatch '^[0-9]{1,9}$') { throw 'history.txt is not in the usual form' }
                $link = Part $history $at ([int]$length); $at += [int]$length + 1
                if ((Sum $link) -cne $own) { throw 'a step was changed' }
                $starts = "v3`n$($before.Length):$before,"
                if (-not $latin.GetString($link).StartsWith($starts, [StringComparison]::Ordinal)) { throw 'a step does not follow from the one before' }
                $made++
            }
            if (-not $manifest.Contains('"hash": "' + $own + '"')) { throw 'a step is not in the manifest' }
            $before = $own
        }
        "$made steps follow one from another, $skipped of an older form only by their order"
    }
}

# --- day seal: from the manifest to the head of the stamped day, each file's SHA-256 in the next
$limit = "when: that the desk's clock was right is for the stamp to say"
$script:head = ''
if (-not (Has 'stamped-3-case.txt')) {
    Say 'day seal' 'NONE' 'this sheet was made before its day was stamped' $limit
} else {
    Layer 'day seal' $limit {
        $case = $latin.GetString((Attached 'stamped-3-case.txt')) -split "`n"
        $leaf = $case[$case.Length - 1]
        if (Has 'stamped-1-paper.json') {
            $paper = Attached 'stamped-1-paper.json'
            $own = Sum (Attached 'manifest.json')
            if (-not $latin.GetString($paper).Contains('"manifest_sha256":"' + $own + '"')) { throw 'the stamp is of another sheet' }
            $own = Sum $paper
            foreach ($name in Names 'stamped-2-step-*.txt') {
                $step = Attached $name
                if (-not $latin.GetString($step).Contains("64:$own,")) { throw "$name does not follow" }
                $own = Sum $step
            }
            $covers = 'the sheet itself'
        } else {
            $own = $leaf
            if (-not $manifest.Contains('"hash": "' + $own + '"')) { throw 'the seal is of another history' }
            $covers = 'the history, not the pages'
        }
        if ($leaf -cne $own) { throw 'the steps do not lead to the end of the day' }
        $own = Sum (Attached 'stamped-3-case.txt')
        $nodes = Attached 'stamped-4-day.bin'
        if ($nodes.Length % 66) { throw 'stamped-4-day.bin is not in the usual form' }
        for ($at = 0; $at -lt $nodes.Length; $at += 66) {
            $node = Part $nodes $at 66; $seen = Hex $node
            if ($seen.Substring(0, 4) -cne '310a' -or ($seen.Substring(4, 64) -cne $own -and $seen.Substring(68) -cne $own)) { throw 'the case is not below the seal of its day' }
            $own = Sum $node
        }
        $told = $latin.GetString((Attached 'stamped-5-days.txt')).TrimEnd("`n") -split "`n"
        if (-not $told.Length -or $told.Length % 8) { throw 'stamped-5-days.txt is not in the usual form' }
        for ($at = 0; $at -lt $told.Length; $at += 8) {
            if ($told[$at] -cne 'seal') { throw 'stamped-5-days.txt is not in the usual form' }
            if ($at -eq 0 -and $told[6] -cne $own) { throw 'the case is not below the seal of its day' }
            if ($at -gt 0 -and $told[$at + 1] -cne $script:head) { throw 'the seals do not follow one from another' }
            $script:head = Sum $latin.GetBytes($told[$at..($at + 7)] -join "`n")
            $day = $told[$at + 2]
        }
        "$covers is below the seal of $day"
    }
}

# --- signature: over every byte of the sheet but the signature itself
$behind = $text.Substring($end)
$range = [regex]::Matches($behind, '/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]')
if (-not $end -or -not $range.Count) {
    Say 'signature' 'NONE' 'this sheet is not signed' 'who made it'
} elseif (-not $reader) {
    Say 'signature' 'SKIP' 'this PowerShell cannot read signatures' 'who made it'
} else {
    Layer 'signature' 'whose key that is: ask the signer for the fingerprint, by a way of your own' {
        $from, $until, $again, $rest = 1..4 | ForEach-Object { [int]$range[0].Groups[$_].Value }
        if ($range.Count -ne 1 -or $from -or $until -lt $end -or $again + $rest -ne $pdf.Length) { throw 'it does not cover the whole file' }
        $signed = New-Object byte[] ($until + $rest)
        [Array]::Copy($pdf, 0, $signed, 0, $until)
        [Array]::Copy($pdf, $again, $signed, $until, $rest)
        $message = Der (Unhex ($text.Substring($until, $again - $until).Trim('<', '>'))) 0
        $content = New-Object Security.Cryptography.Pkcs.ContentInfo (, $signed)
        $cms = New-Object Security.Cryptography.Pkcs.SignedCms ($content, $true)
        $cms.Decode($message)
        $cms.CheckSignature($true)
        'every byte is signed; fingerprint of the signer''s key: ' + (Sum $cms.SignerInfos[0].Certificate.RawData)
    }
}

# --- stamp: an authority's word for the head of the stamped day
if (-not (Has 'stamped-6.tsr')) {
    Say 'stamp' 'NONE' 'no time authority was asked, or its answer came later' 'when it was made'
} elseif (-not $reader) {
    Say 'stamp' 'SKIP' 'this PowerShell cannot read stamps' 'when it was made'
} else {
    Layer 'stamp' 'that the authority is a real one: compare the last certificate of stamped-6-chain.pem with its own word' {
        $answer = Attached 'stamped-6.tsr'
        # a sequence of the status and the token: the token begins behind the status
        $skip = 2
        if ($answer[1] -gt 127) { $skip = 2 + $answer[1] - 128 }
        $status = Der $answer $skip
        $token = New-Object Security.Cryptography.Pkcs.SignedCms
        $token.Decode((Der $answer ($skip + $status.Length)))
        $token.CheckSignature($true)
        $told = Hex $token.ContentInfo.Content
        if (-not $script:head -or -not $told.Contains('0420' + $script:head)) { throw 'it is not over the seal in these files' }
        $when = [regex]::Match($latin.GetString($token.ContentInfo.Content), '\d{14}(\.\d+)?Z').Value
        "the seal existed at $when (year month day hour minute second, UTC)"
    }
}
exit $script:failed
