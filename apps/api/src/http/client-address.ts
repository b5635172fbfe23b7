import { BlockList, isIP } from 'node:net'

/**
 * Tells who is calling: the socket's address, or, when the socket belongs to a trusted proxy, the last address
 * in X-Forwarded-For that is not a trusted proxy itself. `trusted` holds addresses or CIDR ranges.
 */
export function clientAddressReader(trusted: string[]) {
  const proxies = new BlockList()
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/')
    const version = isIP(address)
    if (version === 0)
      throw new Error(`TRUSTED_PROXIES: ${entry} is not an address or a range such as 10.0.0.0/8`)
    const family = version === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(prefix), family)
  }
  const isTrusted = (address: string) => {
    const version = isIP(address)
    return version !== 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4')
  }
  if (trusted.length === 0) return plain
  return (socketAddress: string, forwardedFor: string | undefined): string => {
    const socket = plain(socketAddress)
    if (!isTrusted(socket) || forwardedFor === undefined) return socket
    const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
    const client = hops.findLast((hop) => !isTrusted(hop))
    return client !== undefined && isIP(client) !== 0 ? client : socket
  }
}

// A dual-stack socket reports IPv4 callers as ::ffff:192.0.2.1.
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}

/** Who is one caller for a limit: an IPv4 address, or the half of an IPv6 one that a household has all addresses of. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  const left = Math.max(0, tail === undefined ? 0 : 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: left }, () => '0'), ...after]
  return `${groups.slice(0, 4).join(':')}::/64`
}

const groupsOf = (part: string) =>
  part
    .split(':')
    .filter((group) => group !== '')
    .map((group) => Number.parseInt(group, 16).toString(16))
