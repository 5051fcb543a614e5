import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

interface Server {
  readonly name: string
  readonly place: string
  readonly size: string
  readonly address: string
  readonly state: 'running' | 'stopped'
}

// What a host's own server would answer; the credits have nothing to do with it.
const servers: readonly Server[] = [
  { name: 'fjord-1', place: 'Oslo', size: '4 vCPU · 8 GB', address: '203.0.113.18', state: 'running' },
  { name: 'fjord-2', place: 'Oslo', size: '2 vCPU · 4 GB', address: '203.0.113.27', state: 'running' },
  { name: 'backup', place: 'Tromsø', size: '1 vCPU · 2 GB', address: '203.0.113.90', state: 'stopped' },
]

export function ServersPage() {
  const { data = [] } = useQuery({ queryKey: ['servers'], queryFn: async () => servers })
  return (
    <>
      <div className="page-title">
        <h1>Servers</h1>
        <p>
          Virtual servers are paid for with VirtFusion Tokens, DNS plans with Sky Credits.{' '}
          <Link to="/billing">See your balances</Link>
        </p>
      </div>
      <ul className="servers">
        {data.map((server) => (
          <li key={server.name} className="server">
            <div>
              <h2>{server.name}</h2>
              <p>{server.address}</p>
            </div>
            <p>{server.place}</p>
            <p>{server.size}</p>
            <p className={`state state-${server.state}`}>{server.state}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
