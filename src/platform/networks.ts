import { BlockList, isIP, isIPv6 } from 'node:net'

/** Of IPv4, all that is not the open internet (IANA's register of special addresses). */
const SPECIAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/**
 * Of IPv6 only 2000::/3 is given out. Of that these are not the open internet, or are a way into IPv4 that would have to be
 * unwrapped to be judged (6to4, Teredo). What lies outside (::1, fc00::/7, fe80::/10, ::ffff:0:0/96, 64:ff9b::/96) is not open.
 */
const OPEN_6 = listOf(['2000::/3'])
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

const special = listOf([...SPECIAL_4, ...SPECIAL_6])

/** Is it an address ('10.0.0.1') or a range of them ('10.1.0.0/16')? */
export function isNetwork(text: string): boolean {
  const [address, bits, more] = text.split('/')
  const family = isIP(address!)
  if (family === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Answers whether an address lies in one of these networks. */
export function within(networks: readonly string[]): (address: string) => boolean {
  const list = listOf(networks)
  return address => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** Does it lie on the open internet: no loopback, no network of a house, none that leads to either? */
export function isOpenInternet(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  if (family === 4) return !special.check(address, 'ipv4')
  return OPEN_6.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const one of networks) {
    const [address, bits] = one.split('/')
    const family = isIPv6(address!) ? 'ipv6' : 'ipv4'
    list.addSubnet(address!, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}
